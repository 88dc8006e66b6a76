/**
 * The CSS packages of NL Design System bring every variant and state; most of it is for classes that no page of ours has.
 * This leaves those rules out: a selector goes when it needs a class that is not `used`. It knows flat CSS, as the packages
 * ship it: rules, and rules inside @media and @supports. The bundler reads the result, and refuses what is no CSS.
 */
export function pruneCss(css: string, used: ReadonlySet<string>): string {
  let kept = ''
  for (const { prelude, block } of rules(css.replace(/\/\*[\s\S]*?\*\//g, ''))) {
    if (block === undefined) { kept += `${prelude};`; continue }
    if (prelude.startsWith('@')) {
      const inner = /^@(media|supports)/.test(prelude) ? pruneCss(block, used) : block
      if (inner.trim()) kept += `${prelude}{${inner}}`
      continue
    }
    const selectors = atCommas(prelude).filter((selector) => classesNeeded(selector).every((name) => used.has(name)))
    if (selectors.length && block.trim()) kept += `${selectors.join(',')}{${block}}`
  }
  return kept
}

/** Every class name in the sources that could be the design system's. Written in full there, never glued together. */
export const classesIn = (source: string): string[] => source.match(/\b(?:nl|utrecht)-[a-z0-9]+(?:(?:-{1,2}|__)[a-z0-9]+)*/g) ?? []

function* rules(css: string): Generator<{ prelude: string; block: string | undefined }> {
  let start = 0
  for (let at = 0; at < css.length; at++) {
    if (css[at] === ';') { yield { prelude: css.slice(start, at).trim(), block: undefined }; start = at + 1 }
    if (css[at] !== '{') continue
    const end = closing(css, at, '{', '}')
    yield { prelude: css.slice(start, at).trim(), block: css.slice(at + 1, end) }
    at = end
    start = end + 1
  }
}

function closing(text: string, from: number, open: string, close: string): number {
  let depth = 0
  for (let at = from; at < text.length; at++) {
    if (text[at] === open) depth++
    else if (text[at] === close && --depth === 0) return at
  }
  throw new Error(`CSS with an unclosed ${open}: ${text.slice(from, from + 60)}`)
}

/** "a, b:is(c, d)" has two selectors. */
function atCommas(prelude: string): string[] {
  const parts: string[] = []
  let start = 0
  for (let at = 0; at <= prelude.length; at++) {
    if (prelude[at] === '(') at = closing(prelude, at, '(', ')')
    if (at === prelude.length || prelude[at] === ',') { parts.push(prelude.slice(start, at).trim()); start = at + 1 }
  }
  return parts
}

/** What must be on the page for this selector to match; what stands in :not(), :has() or a choice of several need not. */
function classesNeeded(selector: string): string[] {
  let plain = ''
  for (let at = 0; at < selector.length; at++) {
    const opensGroup = /^:(not|has|is|where)\(/.exec(selector.slice(at))
    if (!opensGroup) { plain += selector[at]; continue }
    const open = at + opensGroup[0].length - 1
    const end = closing(selector, open, '(', ')')
    const inner = selector.slice(open + 1, end)
    if (/is|where/.test(opensGroup[1]!) && atCommas(inner).length === 1) plain += inner
    at = end
  }
  return [...plain.matchAll(/\.([A-Za-z_][\w-]*)/g)].map((match) => match[1]!)
}
