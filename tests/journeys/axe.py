"""Every page in its states is looked at by axe, in light and in dark."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

AXE = Axe()
RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }
}


def barriers_on(page: Page) -> list[str]:
    """Violations of WCAG 2.2 A and AA and of axe's best practices, in either colour scheme."""
    said = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        for each in AXE.run(page, options=RULES).response["violations"]:
            nodes = "\n    ".join(node["html"][:200] for node in each["nodes"][:3])
            said.append(f"{each['id']} ({scheme}, {page.url}): {each['help']}\n    {nodes}")
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    return said
