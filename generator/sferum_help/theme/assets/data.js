/** What a data script has brought (`data_script` in theme/assets.py); undefined until it has come. */
export function data(name) {
  return (globalThis.helpCentre || {})[name];
}
