import type { Item } from './model'

/** Longest title and text of an item. */
const TITLE = 60
const TEXT = 5000

/** An item as it is stored; what is too long ends with an ellipsis. */
export const makeItem = (draft: Omit<Item, '_id'>, _id: string): Item => ({ ...draft, _id, title: cut(draft.title, TITLE), text: cut(draft.text, TEXT) })

const cut = (text: string, most: number): string => (text.length <= most ? text : `${text.slice(0, most - 1)}…`)
