"""Files of the pages: hashed names, compressed once, cached for ever."""

from collections.abc import Callable, Iterator
from typing import Any

from asgiref.sync import iscoroutinefunction, markcoroutinefunction, sync_to_async
from django.http import HttpRequest, HttpResponse
from whitenoise.middleware import WhiteNoiseMiddleware
from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticFiles(WhiteNoiseMiddleware):  # type: ignore[misc]  # WhiteNoise has no types
    """Under an event loop a thread is asked for files only, and not for every page."""

    async_capable = sync_capable = True

    def __init__(self, get_response: Callable[[HttpRequest], Any]) -> None:
        super().__init__(get_response)
        self._on_the_loop = iscoroutinefunction(get_response)
        if self._on_the_loop:
            markcoroutinefunction(self)

    def __call__(self, request: HttpRequest) -> Any:
        if not self._on_the_loop:
            return super().__call__(request)
        return self._answer(request)

    async def _answer(self, request: HttpRequest) -> Any:
        if not request.path_info.startswith(self.static_prefix):
            return await self.get_response(request)
        find = self.find_file if self.autorefresh else self.files.get
        file = await sync_to_async(find)(request.path_info)
        if file is None:
            return await self.get_response(request)
        return await sync_to_async(self.serve)(file, request)

    @staticmethod
    def serve(static_file: Any, request: HttpRequest) -> HttpResponse:
        """The whole of a small file at once: a file streamed by a thread suits no event loop."""
        found = static_file.get_response(request.method, request.META)
        content = b""
        if found.file is not None:
            with found.file as file:
                content = file.read()
        response = HttpResponse(content, status=int(found.status))
        del response["Content-Type"]
        for name, value in found.headers:
            response[name] = value
        return response


class ModuleStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # nor here
    """Hashed names also inside `import … from`, so that modules are cached like the rest."""

    support_js_module_import_aggregation = True
    # Only in our own modules: django_htmx names types of files it does not ship in its comments,
    # and collectstatic would stop there.
    _js_module_import_aggregation_patterns = (
        "js/*.js",
        CompressedManifestStaticFilesStorage._js_module_import_aggregation_patterns[1],
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self._urls: dict[str, str] = {}

    def url(self, name: str, force: bool = False) -> str:
        """A page names some twenty files, and each has one address as long as we run."""
        if name not in self._urls:
            self._urls[name] = str(super().url(name, force))
        return self._urls[name]

    def post_process(self, *args: Any, **more: Any) -> Iterator[Any]:
        """Called by collectstatic, which gives names anew."""
        self._urls.clear()
        yield from super().post_process(*args, **more)
        self._urls.clear()
