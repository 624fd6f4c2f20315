// Search and filters with a shareable address, the decoder, copy buttons. Everything can be read and found without it.
"use strict";
const $ = (selector, root = document) => root.querySelector(selector);
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

const form = $("form.find");
if (form) filters(form);
all("button[data-copy]").forEach(copies);
const paste = $("#_paste");
if (paste) decoder(paste);

function filters(form) {
  const entries = all("article.entry").map((node) => ({
    node,
    text: plain(node.textContent),
    status: node.dataset.status,
    marks: (node.dataset.marks || "").split(" "),
  }));
  const groups = all("section.group"), count = $("output", form), box = form.elements.q;
  const restore = () => {
    const wanted = new URLSearchParams(location.search);
    box.value = wanted.get("q") || "";
    for (const pick of all("input[type=checkbox]", form)) pick.checked = wanted.getAll(pick.name).includes(pick.value);
    show();
  };
  const show = () => {
    const data = new FormData(form);
    const words = plain(box.value).split(/\s+/).filter(Boolean);
    const status = data.getAll("status"), marks = data.getAll("mark");
    let shown = 0;
    for (const entry of entries) {
      const fits = words.every((word) => entry.text.includes(word))
        && (!status.length || status.includes(entry.status))
        && marks.every((mark) => entry.marks.includes(mark));
      entry.node.hidden = !fits;
      shown += fits;
    }
    for (const group of groups) group.hidden = !$("article.entry:not([hidden])", group);
    count.textContent = count.dataset.text.replace("{shown}", shown).replace("{all}", entries.length);
  };
  const keep = () => {
    const wanted = new URLSearchParams(new FormData(form));
    for (const [name, value] of [...wanted]) if (!value) wanted.delete(name);
    history.replaceState(null, "", (wanted.size ? "?" + wanted : location.pathname) + location.hash);
  };
  form.addEventListener("input", () => { show(); keep(); });
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("popstate", restore);
  addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) { event.preventDefault(); box.focus(); }
    if (event.key === "Escape" && event.target === box && box.value) { box.value = ""; show(); keep(); }
  });
  restore();
}

function copies(button) {
  const label = button.textContent;
  button.addEventListener("click", async () => {
    const source = document.getElementById(button.dataset.copy);
    await navigator.clipboard.writeText(button.dataset.text || source.dataset.raw || source.textContent);
    button.textContent = button.dataset.done;
    setTimeout(() => { button.textContent = label; }, 2000);
  });
}

// search-index.json: [{ c: code, t: title, u: page, i: [what a body says when it is this one] }]
function decoder(paste) {
  const answer = $("output", paste.parentElement);
  let index;
  paste.addEventListener("input", async () => {
    answer.replaceChildren();
    const text = paste.value.trim();
    if (!text) return;
    index ||= await (await fetch(paste.dataset.index)).json();
    const said = strings(text);
    const found = index.filter((entry) => entry.i.some((it) => said.has(it)));
    for (const entry of found.slice(0, 5)) {
      const link = document.createElement("a");
      link.href = new URL(entry.u, new URL(paste.dataset.index, location)).href;
      link.textContent = `${entry.c} – ${entry.t}`;
      const line = document.createElement("div");
      line.append(link);
      answer.append(line);
    }
    if (!found.length) answer.textContent = paste.dataset.none;
  });
}

// Every text and number of a body: JSON where it is JSON, else what stands between tags or quotes.
function strings(text) {
  const said = new Set();
  const walk = (value) => {
    if (value && typeof value === "object") Object.values(value).forEach(walk);
    else if (value !== null && value !== undefined) said.add(String(value));
  };
  try { walk(JSON.parse(text.slice(Math.max(0, text.search(/[{[]/))))); } catch { text.split(/[<>"'\s]+/).forEach((part) => said.add(part)); }
  return said;
}
