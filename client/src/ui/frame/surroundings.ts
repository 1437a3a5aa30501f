import { type ComponentType, createContext, useContext } from 'react'

/** A page that is always within reach. */
export interface Place {
  name: string
  title: string
  /** How many things wait there. */
  waiting?: number
}

/** What a screen learns from the app around it; `app.tsx` provides it from `platform/`. */
export interface Surroundings {
  dark: boolean
  care: boolean
  /** Of the reader's chosen type to 17 px. */
  scale: number
  /** Drawn by `frame.h5.tsx`; WeChat draws its own bar. */
  places: readonly Place[]
  goTo: (place: string) => void
  /** Stands below the places where there is room for it: a desk. */
  beside?: ComponentType | undefined
  back: () => void
  openClause: (id: string) => void
  /** Puts the colours of the bars right that WeChat draws around a page. */
  dress: () => void
}

const alone: Surroundings = {
  dark: false,
  care: false,
  scale: 1,
  places: [],
  goTo: () => {},
  back: () => {},
  openClause: () => {},
  dress: () => {},
}

export const SurroundingsContext = createContext(alone)
export const useSurroundings = (): Surroundings => useContext(SurroundingsContext)
