from whitenoise.storage import CompressedManifestStaticFilesStorage


class ModuleStorage(CompressedManifestStaticFilesStorage):
    """Hashed names also inside `import … from`, so that modules are cached for ever like the rest."""

    support_js_module_import_aggregation = True
    # Only in our own modules: django_htmx names types of files it does not ship in its comments,
    # and collectstatic would stop there.
    _js_module_import_aggregation_patterns = (
        "js/*.js",
        CompressedManifestStaticFilesStorage._js_module_import_aggregation_patterns[1],
    )
