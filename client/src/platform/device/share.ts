import { useShareAppMessage } from '@tarojs/taro'

/** What a page is called where it is passed on, what it says in a sentence, and where it is: `packages/showcase/unit/index?unitId=…` */
export interface Shared {
  title: string
  summary: string
  page: string
}

/** The card that one sends to a chat. The page's own config must say `enableShareAppMessage`. */
export function useShare({ title, page }: Shared): void {
  useShareAppMessage(() => ({ title, path: `/${page}` }))
}
