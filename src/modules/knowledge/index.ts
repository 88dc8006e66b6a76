// Every text that explains or decides: versions in the database, a copy in memory, filled and escaped at use.
export { acceptProposal, openKnowledge, proposedTexts } from './open-knowledge.ts'
export { document, type Document, documentAsSent, documentHead, hasText, keysOf, section, sentence, text, versionOf } from './read-texts.ts'
export { type Block, type Inline, type Line, lineText, type Values } from './domain/blocks.ts'
export { renderBlocks, renderLine } from './render.ts'
export { knowledgeRoutes, type KnowledgeWiring } from './knowledge.pages.ts'
export { knowledgeChecks } from './knowledge.checks.ts'
export { deskScripts } from './desk-scripts.ts'
export { type Limits, whoMay } from './who-may.ts'
