import { lazy, Suspense } from 'react'

const Rail = lazy(async () => ({ default: (await import('./rail.h5')).Rail }))

/** Fetched only where there is room for it. */
export const beside = () => (
  <Suspense fallback={null}>
    <Rail />
  </Suspense>
)
