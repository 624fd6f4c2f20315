// Search, filters, decoder and copy buttons. The pages are complete without them.
"use strict";
const $ = (selector, root = document) => root.querySelector(selector);
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

// The number of list parts that fill a screen.
const SCREEN = 6;

const form = $("form.find");
if (form) filters(form);
// Announces a pressed button to screen readers.
const said = document.createElement("p");
said.className = "visually-hidden";
said.role = "status";
document.body.append(said);
all("button[data-copy]").forEach(copies);
const paste = $("#_paste");
if (paste) decoder(paste);
const near = $(".near");
if (near) meant(near);

function filters(form) {
  const groups = all("section.group").map((node) => ({ node, parts: all(".part", node).map((node) => ({ node, entries: all("article.entry", node).map(read) })) }));
  const total = $("output", form), box = form.elements.q;
  const length = all("article.entry").length;
  const restore = () => {
    const wanted = new URLSearchParams(location.search);
    box.value = wanted.get("q") || "";
    if (form.elements.group) form.elements.group.value = wanted.get("group") || "";
    for (const pick of all("input[type=checkbox]", form)) pick.checked = wanted.getAll(pick.name).includes(pick.value);
    show();
  };
  const show = () => {
    const data = new FormData(form);
    const words = plain(box.value).split(/\s+/).filter(Boolean);
    const status = data.getAll("status"), marks = data.getAll("mark"), group = data.get("group");
    const fits = (entry) => words.every((word) => entry.text.includes(word))
      && (!status.length || status.includes(entry.status))
      && marks.every((mark) => entry.marks.includes(mark));
    const isAll = !words.length && !status.length && !marks.length && !group;
    const back = groups.flatMap(({ parts }) => parts.filter(({ node }) => node.hidden));
    let shown = 0;
    for (const { node, parts } of groups) {
      const before = shown;
      const isWanted = !group || node.getAttribute("aria-labelledby") === "_g-" + group;
      for (const part of parts) shown += narrow(part, isWanted ? fits : () => false);
      hide(node, !isAll && shown === before);
    }
    wake(back.filter(({ node }) => !node.hidden).slice(SCREEN));
    total.textContent = total.dataset.text.replace("{shown}", shown).replace("{all}", length);
  };
  // A new address makes the browser restyle every link of the page, so wait until the user stops typing.
  let later;
  const keep = () => {
    clearTimeout(later);
    const wanted = new URLSearchParams(new FormData(form));
    for (const [name, value] of [...wanted]) if (!value) wanted.delete(name);
    const address = (wanted.size ? "?" + wanted : location.pathname) + location.hash;
    if (new URL(address, location).href !== location.href) history.replaceState(null, "", address);
  };
  form.addEventListener("input", () => { show(); clearTimeout(later); later = setTimeout(keep, 250); });
  form.addEventListener("change", keep);
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("popstate", restore);
  addEventListener("keydown", (event) => {
    const typing = event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) { event.preventDefault(); box.focus(); }
    if (event.key === "Escape" && event.target === box && box.value) { box.value = ""; show(); keep(); }
  });
  restore();
}

function read(node) {
  return { node, text: plain(node.textContent), status: node.dataset.status, marks: (node.dataset.marks || "").split(" ") };
}

// Shows the matching entries of a part and returns how many match. Writes only what changes; entries of a hidden part are not updated.
function narrow({ node, entries }, fits) {
  const wanted = entries.map(fits), count = wanted.filter(Boolean).length;
  hide(node, !count);
  if (!count) return 0;
  entries.forEach((entry, at) => hide(entry.node, !wanted[at]));
  // The assumed height of the part while the browser skips it.
  const height = count < entries.length ? count * 5.5 + "rem" : "";
  if (node.style.containIntrinsicHeight !== height) node.style.containIntrinsicHeight = height;
  return count;
}

// The browser keeps rendering parts that it has rendered before, even out of view. Hiding all of them for two frames makes it check again.
function wake(parts) {
  const set = (state) => { for (const { node } of parts) node.style.contentVisibility = state; };
  set("hidden");
  if (parts.length) requestAnimationFrame(() => requestAnimationFrame(() => set("")));
}

function hide(node, is) {
  if (node.hidden !== is) node.hidden = is;
}

function copies(button) {
  // There is no clipboard without HTTPS, except on localhost.
  if (!navigator.clipboard) { button.hidden = true; return; }
  const label = button.textContent;
  button.addEventListener("click", async () => {
    const source = document.getElementById(button.dataset.copy);
    const text = source ? source.dataset.raw || source.textContent : location.href.split("#")[0];
    try { await navigator.clipboard.writeText(text); } catch { if (source) getSelection().selectAllChildren(source); return; }
    said.textContent = button.textContent = button.dataset.done;
    setTimeout(() => { said.textContent = ""; button.textContent = label; }, 2000);
  });
}

// Loads the index: a script that stores its rows in its own element, which works from disk and under any policy that allows the site's
// scripts. A row is { c: code, t: title, u: page, i: [strings that identify the entry in a body] }
function load(address) {
  return new Promise((done, failed) => {
    const script = document.createElement("script");
    script.onload = () => done(script.index.map((row) => ({ ...row, u: new URL(row.u, script.src).href })));
    script.onerror = failed;
    script.src = address;
    document.head.append(script);
  });
}

function link(row) {
  const link = document.createElement("a");
  link.href = row.u;
  link.textContent = `${row.c} – ${row.t}`;
  return link;
}

function decoder(paste) {
  const answer = $("output", paste.parentElement);
  let index;
  paste.addEventListener("input", async () => {
    answer.replaceChildren();
    const text = paste.value.trim();
    if (!text) return;
    index ||= load(paste.dataset.index);
    const rows = await index;
    // The text has changed while the index was loading.
    if (paste.value.trim() !== text) return;
    answer.replaceChildren();
    const found = named(rows, strings(text));
    for (const entry of found.slice(0, 5)) {
      const line = document.createElement("div");
      line.append(link(entry));
      answer.append(line);
    }
    if (!found.length) answer.textContent = paste.dataset.none;
  });
}

// Returns the entries that a body names, in its order. Numbers count only if nothing else matches; as a last resort, spelling is ignored
// (`OUT_OF_CREDIT` is `out-of-credit`).
function named(index, said) {
  const isNumber = (name) => /^-?\d+$/.test(name);
  const fold = (text) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
  const folded = new Map();
  for (const [text, at] of said) if (!folded.has(fold(text))) folded.set(fold(text), at);
  for (const place of [(name) => isNumber(name) ? NaN : said.get(name), (name) => said.get(name), (name) => folded.get(fold(name) || "-")]) {
    const found = index.map((row) => ({ row, at: Math.min(...row.i.map(place).filter((at) => at >= 0)) })).filter(({ at }) => at < Infinity);
    if (found.length) return found.sort((a, b) => a.at - b.at).map(({ row }) => row);
  }
  return [];
}

// Returns every string and number of a body with its position. If the body is not JSON, returns what is between tags or quotes.
function strings(text) {
  const said = new Map();
  const say = (part) => { if (!said.has(part)) said.set(part, said.size); };
  const walk = (value) => {
    if (value && typeof value === "object") Object.values(value).forEach(walk);
    else if (value !== null && value !== undefined) say(String(value));
  };
  try { walk(JSON.parse(text.slice(Math.max(0, text.search(/[{[]/))))); } catch { text.split(/[<>"'\s]+/).forEach(say); }
  return said;
}

// Suggests codes that resemble a segment of the address, from the catalog that the address starts with, otherwise from all.
async function meant(near) {
  const places = all("[data-near]");
  const folder = (place) => place.pathname.replace(/[^/]*$/, "");
  const within = places.filter((place) => location.pathname.startsWith(folder(place)));
  const longest = Math.max(...within.map((place) => folder(place).length));
  const wanted = within.length ? within.filter((place) => folder(place).length === longest) : places;
  const parts = plain(location.pathname).split("/").filter(Boolean);
  const found = new Map();
  for (const place of wanted) {
    for (const row of await load(place.dataset.near)) {
      const names = row.i.filter((it) => !/[/:]/.test(it));
      const cost = Math.min(...names.flatMap((name) => parts.map((part) => distance(plain(name), part) / name.length)));
      if (cost <= 0.4 && !(found.get(row.c)?.cost <= cost)) found.set(row.c, { ...row, cost });
    }
  }
  for (const row of [...found.values()].sort((a, b) => a.cost - b.cost).slice(0, 5)) {
    const item = document.createElement("li");
    item.append(link(row));
    $("ul", near).append(item);
  }
  near.hidden = !found.size;
}

// The Levenshtein distance.
function distance(a, b) {
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 0; i < a.length; i++) {
    const row = [i + 1];
    for (let j = 0; j < b.length; j++) row.push(Math.min(row[j] + 1, last[j + 1] + 1, last[j] + (a[i] !== b[j])));
    last = row;
  }
  return last[b.length];
}
