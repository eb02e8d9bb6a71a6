// What is chosen in the catalogue, kept in the fragment of the address and nowhere else:
//
//   #role=visitors&topic=cards      filters, one value each
//   #list=sign-in.lost-card         what was ticked, in the order of the page

const NAME = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const FILTERS = ["role", "topic", "messenger"];

/** A fragment → {filters: {name: value}, list: [id]}; of anything else, such as "#sign-in", empty. */
export function parse(fragment) {
  const filters = {};
  let list = [];
  for (const pair of fragment.slice(1, 2000).split("&")) {
    const [name, value] = pair.split("=");
    if (value === undefined) continue;
    if (name === "list") list = value.split(".").filter((id) => NAME.test(id));
    else if (FILTERS.includes(name) && NAME.test(value)) filters[name] = value;
  }
  return { filters, list };
}

/** The fragment that says it; "" for nothing chosen. */
export function write({ filters, list }) {
  const pairs = FILTERS.filter((name) => filters[name]).map((name) => `${name}=${filters[name]}`);
  if (list.length) pairs.push(`list=${list.join(".")}`);
  return pairs.length ? `#${pairs.join("&")}` : "";
}
