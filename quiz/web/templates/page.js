const focus = (selector) => document.querySelector(selector)?.focus();

document.getElementById("again").addEventListener("click", () => window.location.reload());

// The keys belong to the app as soon as it shows, and to the button once it has ended.
new MutationObserver(() => {
  focus(document.body.classList.contains("-closed") ? "#again" : "#terminal textarea");
}).observe(document.body, { attributes: true, attributeFilter: ["class"] });
