// Starts the CMS, and shows beside its fields what a reader will see.
const page = document.documentElement.dataset;

// Editors read Russian, whatever their browser speaks; who has chosen another language keeps it. The CMS reads its
// preferences as soon as it is there.
const PREFERENCES = "sveltia-cms.prefs";
const kept = JSON.parse(localStorage.getItem(PREFERENCES) || "{}");
if ((kept.locale || "auto") === "auto") {
  localStorage.setItem(PREFERENCES, JSON.stringify({ ...kept, locale: "ru" }));
}
const { default: CMS, init } = await import("./cms/npm/index.js");

const read = async (name) => (await fetch(name)).json();
const [config, screen] = await Promise.all(["config.json", "screen.json"].map(read));

const spoken = (text) => text.replace(/\{([^{}\n]*)\}/g, (typed, id) => (screen[id] ? `«${screen[id]}»` : typed));
const prose = (text, look = "sh-prose") =>
  h("div", {
    className: look,
    // The editor's own words, cleaned of everything but text all the same.
    dangerouslySetInnerHTML: { __html: DOMPurify.sanitize(marked.parse(spoken(text || ""))) },
  });
const list = (items) => h("ul", null, ...items.map((one, at) => h("li", { key: at }, prose(one))));
const box = (text, look = "") => text && prose(text, `sh-box ${look}`);

function preview(labels) {
  const titled = (name, inside) => inside && [h("h2", { key: name }, labels[name]), inside];
  const step = (one, at) =>
    h("li", { key: at }, box(one.warning, "sh-box--warn"), prose(one.do), box(one.note));
  const part = (title, text) => (one, at) => h("section", { key: at }, h("h2", null, one[title]), prose(one[text]));
  return ({ entry }) => {
    const shown = entry.toJS().data;
    const rows = (name) => (Array.isArray(shown[name]) && shown[name].length ? shown[name] : null);
    return h(
      "main",
      { className: "sh-page" },
      h("h1", null, shown.question || shown.title),
      h("p", { className: "sh-lead sh-lead--answer" }, spoken(shown.short || "")),
      box(shown.warning, "sh-box--warn"),
      shown.answer && prose(shown.answer),
      rows("parts")?.map(part("title", "text")),
      titled("need", rows("need") && list(shown.need)),
      titled("steps", rows("steps") && h("ol", { className: "sh-steps" }, ...shown.steps.map(step))),
      titled("result", rows("result") && list(shown.result)),
      titled("trouble", rows("trouble") && h("div", null, ...shown.trouble.map(part("problem", "fix")))),
      box(shown.note),
    );
  };
}

// What the form lacks is told beside the lists; over the fields of a page it would stand in the way.
const missing = document.querySelector(".form-missing");
const stepAside = () => (missing.hidden = location.hash.includes("/entries/"));
addEventListener("hashchange", stepAside);
stepAside();

CMS.registerPreviewStyle(page.style);
for (const one of config.collections) {
  const labels = Object.fromEntries(one.fields.map((field) => [field.name, field.label]));
  CMS.registerPreviewTemplate(one.name, preview(labels));
}
init({ config: { load_config_file: false, ...config } });
