// Our headers say that no text becomes HTML. Leaflet asks for it once while it starts, to see whether a browser draws SVG
// inside HTML: exactly that text may, and nothing else ever. Imported before Leaflet.
type Policies = { createPolicy(name: string, rules: { createHTML(text: string): string }): unknown }
const { trustedTypes } = globalThis as { trustedTypes?: Policies }
trustedTypes?.createPolicy('default', { createHTML: (text) => (text === '<svg/>' ? text : '') })
