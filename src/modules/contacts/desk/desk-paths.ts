export const DESK_PATH = '/balie'
export const VISIT_PATH = '/balie/gesprek'
