// Reloads the page when a newer one exists, and shows the problems of the catalog.
"use strict";
{
  const stamp = document.currentScript.dataset.stamp;
  const panel = document.createElement("div");
  const title = document.createElement("strong");
  const report = document.createElement("pre");
  title.textContent = "The catalog has a problem. This is the last good page.";
  panel.id = "_serve";
  panel.setAttribute("role", "alert");
  report.tabIndex = 0;
  panel.append(title, report);

  const show = (problem) => {
    if (problem === null) return panel.remove();
    report.textContent = problem;
    document.body.append(panel);
  };

  let events;
  const listen = () => {
    events?.close();
    // Browsers limit the connections to one server, so hidden pages do not keep one.
    if (document.hidden) return;
    events = new EventSource("/_serve/events");
    events.onmessage = ({ data }) => {
      const state = JSON.parse(data);
      if (state.stamp === stamp) show(state.problem);
      else location.reload();
    };
  };
  document.addEventListener("visibilitychange", listen);
  listen();
}
