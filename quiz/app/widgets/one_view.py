"""A place where one view is seen at a time."""

from textual.containers import VerticalScroll
from textual.widget import Widget


class OneView(VerticalScroll, can_focus=False):
    """Shows one of several views, which are kept: a view that is changed is painted much sooner than a new one."""

    async def turn_to(self, view: Widget) -> None:
        """Let a view be seen and no other, from its top; it is mounted when it is first needed."""
        for other in self.children:
            other.display = other is view
        if not view.is_attached:
            await self.mount(view)
        self.scroll_home(animate=False)
