import { View } from 'client/ui/host/host'
import { useMemo } from 'react'
import { drawingOf } from './qr-drawing'

/** A code to be scanned, as large as its box. WeChat has no drawing in a page, but pictures behind it. */
export function Qr({ text, label }: { text: string; label: string }) {
  const picture = useMemo(() => {
    const { size, path } = drawingOf(text)
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}"><path d="${path}"/></svg>`
    return `url("data:image/svg+xml,${encodeURIComponent(svg)}")`
  }, [text])
  return <View className="qr" role="img" label={label} style={{ backgroundImage: picture }} />
}
