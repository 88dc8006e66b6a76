/** What stands in the way of starting, as one sentence for the operator. */
export class DatabaseRefused extends Error {}
