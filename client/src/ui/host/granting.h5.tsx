import type { GrantingProps } from './granting'

export const grants = false
export const PhoneButton = (_: GrantingProps) => null
export const AgreeButton = (_: { id: string; says: string; onAgreed: () => void }) => null
