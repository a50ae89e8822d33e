from whitenoise.storage import CompressedManifestStaticFilesStorage


class ModuleStorage(CompressedManifestStaticFilesStorage):
    """Hashed names also inside `import … from`, so that modules are cached for ever like the rest."""

    support_js_module_import_aggregation = True
