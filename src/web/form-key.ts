/** The key of a form, as `visit.idempotency` makes it or another program sends it: by it a form that is sent twice is one act. */
export const isFormKey = (key: string | undefined): key is string => /^[\w-]{16,64}$/.test(key ?? '')
