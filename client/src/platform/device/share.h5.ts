import { useEffect } from 'react'
import type { Shared } from './share'

const meta = (name: string): HTMLMetaElement =>
  document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`) ?? document.head.appendChild(Object.assign(document.createElement('meta'), { name }))

/** A browser shares the address itself; what describes the page stands in its head while it is open. */
export function useShare({ title, summary }: Shared): void {
  useEffect(() => {
    // After the frame has set it, which knows only how the page is called in the house.
    document.title = title
    const description = meta('description')
    description.content = summary || title
    return () => description.remove()
  }, [title, summary])
}
