import type { ComponentType } from 'react'

/** A phone has no room beside its pages. */
export const beside: ComponentType | undefined = undefined
