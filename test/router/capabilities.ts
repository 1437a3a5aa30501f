/** Who may call what, written by hand from the charter and kept apart from the code. */
export const ROLES = ['nobody', 'visitor', 'director01', 'chair', 'vice2', 'secretary-general', 'secretary', 'officer03'] as const
export type Role = (typeof ROLES)[number]

export const EVERYBODY: readonly Role[] = ROLES
export const SIGNED_IN: readonly Role[] = ROLES.filter((role) => role !== 'nobody')
export const BOUND: readonly Role[] = ['director01', 'chair', 'vice2', 'secretary-general', 'secretary', 'officer03']
export const INVITED: readonly Role[] = ['director01', 'chair', 'vice2', 'secretary-general']
export const SECRETARIAT: readonly Role[] = ['secretary-general', 'secretary']
export const DESK_AND_CHAIRS: readonly Role[] = ['chair', 'vice2', 'secretary-general', 'secretary']
export const CHAIR: readonly Role[] = ['chair']
export const OFFICER: readonly Role[] = ['officer03']
/** A unit's director and its information officer speak for it in matters of information. */
export const INFORM: readonly Role[] = ['director01', 'chair', 'vice2', 'secretary-general', 'officer03']

/** By operation, who may call it. */
export type May = Readonly<Record<string, readonly Role[]>>
