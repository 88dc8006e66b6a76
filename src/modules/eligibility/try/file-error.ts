import type { FieldError } from '#shared/result.ts'
import type { Placed, Unreadable } from './json-places.ts'

/** A file as it was given: its name for the sentence, its contents. */
export type GivenFile = { readonly name: string; readonly contents: string }

/** One mistake in a file. `field` is a path like cases[2].adults[0].born, or a column of a CSV; empty for the file as a whole. */
export type FileError = { readonly file: string; readonly line: number; readonly field: string; readonly message: string }

export const isCsv = ({ name }: GivenFile): boolean => /\.csv$/i.test(name)

export const unreadable = (file: GivenFile, { facts }: Unreadable): readonly FileError[] => [{ file: file.name, line: facts?.line ?? 1, field: '', message: facts?.message ?? 'This is no JSON.' }]

export const placed = (file: GivenFile, { lineOf }: Pick<Placed, 'lineOf'>, errors: readonly FieldError[] | undefined): readonly FileError[] =>
  (errors ?? []).map(({ field, message }) => ({ file: file.name, line: lineOf(field), field, message })).sort((a, b) => a.line - b.line)
