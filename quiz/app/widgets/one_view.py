"""A place where one view is seen at a time."""

from textual.containers import VerticalScroll
from textual.widget import Widget


class OneView(VerticalScroll, can_focus=False):
    """Shows one of several views, which are kept: a view that is changed is painted much sooner than a new one."""

    async def turn_to(self, view: Widget) -> None:
        """Let a view be seen and no other, from its top; it is mounted when it is first needed."""
        await self.keep(view)
        for other in self.children:
            other.display = other is view
        self.scroll_home(animate=False)

    async def keep(self, view: Widget) -> None:
        """Mount a view that is not seen yet."""
        if not view.is_attached:
            view.display = False
            await self.mount(view)
