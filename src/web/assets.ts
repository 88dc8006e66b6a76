import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { basename, dirname, extname, join, relative } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { build, type Plugin } from 'esbuild'
import { iconSheet, iconSheetPath } from './components/icon.ts'
import { classesIn, pruneCss } from './prune-css.ts'

/** One file under /static/. Its address holds the hash of its bytes: it may be kept for ever (immutable). */
type Asset = { readonly type: string; readonly body: Buffer; readonly br?: Buffer; readonly gzip?: Buffer }

export type Assets = {
  /** Whether there is a file of this name. */
  readonly has: (name: string) => boolean
  /** 'stylesheet.css' -> '/static/stylesheet.<hash>.css'. Throws on a name that does not exist: a mistake in our own code. */
  readonly url: (name: string) => string
  readonly files: ReadonlyMap<string, Asset>
}

type Options = {
  /** A municipality's own tokens (floors 1 and 2 of theme/tokens.css), laid over ours. */
  readonly tokens?: string | undefined
  /** Where bundles are kept between starts. */
  readonly cache?: string
}

type Built = { readonly urls: Record<string, string>; readonly files: [path: string, type: string, body: string, br: string, gzip: string][] }

const root = join(import.meta.dirname, '../..')
const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.svg': 'image/svg+xml', '.woff2': 'font/woff2',
}

/** Bundles theme/ and src/client/ at the start; the second start with the same inputs reads what the first one made. */
export async function openAssets({ tokens, cache = join(root, '.build') }: Options = {}): Promise<Assets> {
  const client = (await files(join(root, 'src/client'))).filter((path) => /\.(ts|css)$/.test(path) && !path.endsWith('.test.ts'))
  const used = await classesInUse()
  const inputs = [...(await files(join(root, 'theme'))), ...client, join(root, 'package-lock.json'), import.meta.filename, join(import.meta.dirname, 'prune-css.ts'), ...(tokens ? [tokens] : [])]
  const hash = createHash('sha256').update([...used].join())
  for (const path of inputs) hash.update(`${relative(root, path)}\0`).update(await readFile(path))
  const kept = join(cache, `assets-${hash.digest('hex').slice(0, 16)}.json`)

  const { urls, files: built } = (await keptBundle(kept)) ?? (await keep(kept, await bundle(client, tokens, used)))
  return {
    has: (name) => name in urls,
    url(name) {
      const url = urls[name]
      if (!url) throw new Error(`There is no asset ${JSON.stringify(name)}; there are ${Object.keys(urls).join(', ')}.`)
      return url
    },
    files: new Map(built.map(([path, type, body, br, gzip]) => [path, {
      type, body: Buffer.from(body, 'base64'),
      ...(br ? { br: Buffer.from(br, 'base64'), gzip: Buffer.from(gzip, 'base64') } : {}),
    }])),
  }
}

async function bundle(client: readonly string[], tokens: string | undefined, used: ReadonlySet<string>): Promise<Built> {
  // What lies straight in src/client is an address of its own; what those import() on demand becomes a part beside them.
  const entries = client.filter((path) => dirname(path) === join(root, 'src/client'))
  const { outputFiles } = await build({
    absWorkingDir: root, outdir: 'static', write: false, bundle: true, minify: true, publicPath: '/static', logLevel: 'silent',
    entryPoints: [{ in: 'theme/stylesheet.css', out: 'stylesheet' }, ...entries.map((path) => ({ in: path, out: basename(path, extname(path)) }))],
    format: 'esm', splitting: true, entryNames: '[name].[hash]', assetNames: '[name].[hash]', chunkNames: '[name].[hash]', loader: { '.woff2': 'file' },
    // Leaflet's module, of which only what we use is kept.
    alias: { leaflet: join(root, 'node_modules/leaflet/dist/leaflet-src.esm.js'), 'leaflet/dist/leaflet.css': join(root, 'node_modules/leaflet/dist/leaflet.css') },
    target: ['es2020', 'chrome90', 'firefox90', 'safari15'], plugins: [themeSlot(tokens), pruned(used)],
  })
  const built: Built = { urls: {}, files: [] }
  const add = (name: string, path: string, body: Buffer): void => {
    const type = types[extname(path)]
    if (!type) throw new Error(`${path} has no content type.`)
    // A font is compressed already.
    const [br, gzip] = type === 'font/woff2' ? [undefined, undefined] : [brotli(body), gzipSync(body, { level: 9 })]
    built.urls[name] = path
    built.files.push([path, type, body.toString('base64'), br?.toString('base64') ?? '', gzip?.toString('base64') ?? ''])
  }
  for (const { path, contents } of outputFiles) {
    add(basename(path).replace(/\.[A-Z0-9]{8}(?=\.\w+$)/, ''), `/static/${basename(path)}`, Buffer.from(contents))
  }
  const icon = await readFile(join(root, 'theme/icon.svg'))
  add('icon.svg', `/static/icon.${createHash('sha256').update(icon).digest('hex').slice(0, 10)}.svg`, icon)
  add('icons.svg', iconSheetPath, iconSheet)
  return built
}

/** `@import "theme-slot"` in the stylesheet is the municipality's tokens, or nothing. */
const themeSlot = (tokens: string | undefined): Plugin => ({
  name: 'theme-slot',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^theme-slot$/ }, () => (tokens ? { path: tokens } : { path: 'nothing', namespace: 'theme-slot' }))
    onLoad({ filter: /.*/, namespace: 'theme-slot' }, () => ({ contents: '', loader: 'css' }))
  },
})

/** The packages of the design system, without the rules for what we do not use. */
const pruned = (used: ReadonlySet<string>): Plugin => ({
  name: 'pruned',
  setup({ onLoad }) {
    // A tile that goes is given a picture written inside the program, which our headers refuse: it gets none instead.
    onLoad({ filter: /leaflet-src\.esm\.js$/ }, async ({ path }) => ({ contents: (await readFile(path, 'utf8')).replace(/'data:image\/gif;base64,[^']*'/, "''"), loader: 'js' }))
    // Its pictures are for controls that we do not have.
    onLoad({ filter: /node_modules\/leaflet\/.*\.css$/ }, async ({ path }) => ({ contents: (await readFile(path, 'utf8')).replace(/[^{}]*\{[^{}]*url\([^{}]*\}/g, ''), loader: 'css' }))
    onLoad({ filter: /node_modules\/(@nl-design-system-candidate|@utrecht)\/.*\.css$/ }, async ({ path }) => ({ contents: pruneCss(await readFile(path, 'utf8'), used), loader: 'css' }))
  },
})

async function classesInUse(): Promise<Set<string>> {
  const sources = (await files(join(root, 'src'))).filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
  const found = await Promise.all(sources.map(async (path) => classesIn(await readFile(path, 'utf8'))))
  return new Set(found.flat().sort())
}

const brotli = (body: Buffer): Buffer => brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: body.length } })

/** Every file under a folder, in a fixed order. */
async function files(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).sort()
}

const keptBundle = async (path: string): Promise<Built | undefined> =>
  readFile(path, 'utf8').then((text) => JSON.parse(text) as Built).catch(() => undefined)

/** Written beside its place and moved, so that two starts at once never read half a file. A folder we may not write costs only time. */
async function keep(path: string, built: Built): Promise<Built> {
  try {
    await mkdir(join(path, '..'), { recursive: true })
    const half = `${path}.${process.pid}`
    await writeFile(half, JSON.stringify(built))
    await rename(half, path)
  } catch { /* The next start bundles again. */ }
  return built
}
