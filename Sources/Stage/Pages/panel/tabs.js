// Tabs: one panel is open at a time, arrows go from one to the next.
const tabs = [...document.querySelectorAll("[role=tab]")];

export function openTab(id, opened) {
  for (const tab of tabs) {
    const isOpen = tab.id === id;
    tab.setAttribute("aria-selected", String(isOpen));
    tab.tabIndex = isOpen ? 0 : -1;
    document.getElementById(tab.getAttribute("aria-controls")).hidden = !isOpen;
  }
  opened?.(id);
}

/// - opened: gets the id of each tab that is opened.
export function watchTabs(opened) {
  for (const [index, tab] of tabs.entries()) {
    tab.addEventListener("click", () => {
      openTab(tab.id, opened);
      document.getElementById("more").scrollIntoView({ block: "nearest", behavior: "smooth" });
    });
    tab.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      const next = tabs[(index + step + tabs.length) % tabs.length];
      openTab(next.id, opened);
      next.focus();
    });
  }
}
