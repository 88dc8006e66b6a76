import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

export type PageBytes = { readonly plain: Buffer; readonly br: Buffer; readonly gzip: Buffer }

export const pageBytes = (text: string): PageBytes => {
  const plain = Buffer.from(text)
  return {
    plain,
    br: brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length } }),
    gzip: gzipSync(plain, { level: 6 }),
  }
}

/** Bytes of shared pages per address, of one version each; the oldest leaves when there are too many addresses (filters). */
export function pageCache(limit = 500) {
  const pages = new Map<string, { version: string; bytes: PageBytes }>()
  return {
    get(address: string, version: string): PageBytes | undefined {
      const found = pages.get(address)
      return found?.version === version ? found.bytes : undefined
    },
    set(address: string, version: string, bytes: PageBytes): void {
      pages.delete(address)
      if (pages.size >= limit) pages.delete(pages.keys().next().value!)
      pages.set(address, { version, bytes })
    },
  }
}

/** The best of what the browser takes. */
export const encodingFor = (accept: string | undefined): 'br' | 'gzip' | 'plain' =>
  /\bbr\b/.test(accept ?? '') ? 'br' : /\bgzip\b/.test(accept ?? '') ? 'gzip' : 'plain'
