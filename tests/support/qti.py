"""A player of QTI 3 that is not ours, in a real browser: it takes items, gives answers, and tells the score."""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, Route, sync_playwright

from tests.support.npm import QTI_PLAYER, ensure

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
_PLACE = "http://player.test/"
_PAGE = '<!DOCTYPE html><body><script type="module" src="/index.js"></script></body>'
_PLAY = """async ([xml, answers]) => {
  const find = (node, name) => {
    if (node.localName === name) return node;
    for (const child of [...(node.shadowRoot?.children ?? []), ...node.children]) {
      const found = find(child, name);
      if (found) return found;
    }
    return null;
  };
  const until = async (made) => {
    for (let tries = 0; tries < 500; tries++) {
      const found = made();
      if (found) return found;
      await new Promise((done) => setTimeout(done, 2));
    }
    throw new Error("the item does not come up");
  };
  const item = document.createElement("qti-item");
  const container = document.createElement("item-container");
  item.append(container);
  document.body.replaceChildren(item);
  await container.updateComplete;
  container.itemXML = xml;
  const shown = await until(() => find(container, "qti-assessment-item"));
  await until(() => shown.variables?.some((one) => one.identifier === "RESPONSE"));
  await shown.updateComplete;
  shown.querySelectorAll("br").forEach((line) => line.replaceWith("\\n"));
  const texts = (name) => [...shown.querySelectorAll(name)].map(
    (one) => [one.getAttribute("identifier"), one.textContent]);
  const played = [];
  for (const answer of answers) {
    shown.resetResponses();
    if (answer !== null) shown.updateResponseVariable("RESPONSE", answer);
    shown.processResponse(false, false);
    played.push({
      score: Number(shown.getOutcome("SCORE")?.value),
      feedback: shown.getOutcome("FEEDBACK")?.value ?? null,
      general: shown.getOutcome("GENERAL")?.value ?? null,
    });
  }
  return {
    body: shown.querySelector("qti-item-body").textContent,
    choices: texts("qti-simple-choice"),
    sides: texts("qti-simple-associable-choice"),
    feedback: texts("qti-modal-feedback"),
    played,
  };
}"""


class Player:
    """The player in an open page."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def play(self, xml: str, answers: Sequence[str | list[str] | None] = ()) -> dict[str, Any]:
        """Show an item and give answers one after the other; return what is shown and what each was worth."""
        found: dict[str, Any] = self._page.evaluate(_PLAY, [xml, list(answers)])
        return found


@contextmanager
def player(cache: Path) -> Iterator[Player]:
    """Open a browser with the player."""
    script = ensure(QTI_PLAYER, cache) / "cdn" / "index.js"

    def answer(route: Route) -> None:
        if route.request.url.endswith("/index.js"):
            route.fulfill(body=script.read_bytes(), content_type="text/javascript")
        elif route.request.url == _PLACE:
            route.fulfill(body=_PAGE, content_type="text/html")
        else:
            route.fulfill(status=404)

    with sync_playwright() as playwright:
        flags = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=flags)
        page = browser.new_page()
        page.route("**/*", answer)
        page.goto(_PLACE)
        page.wait_for_function("!!customElements.get('qti-item') && !!customElements.get('qti-assessment-item')")
        yield Player(page)
        browser.close()
