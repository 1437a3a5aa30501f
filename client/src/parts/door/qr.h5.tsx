import { useMemo } from 'react'
import { drawingOf } from './qr-drawing'

/** A code to be scanned, as large as its box. One drawing whose line changes: nothing is loaded, so nothing flickers. */
export function Qr({ text, label }: { text: string; label: string }) {
  const { size, path } = useMemo(() => drawingOf(text), [text])
  return (
    <svg className="qr" role="img" aria-label={label} viewBox={`0 0 ${size} ${size}`} shapeRendering="crispEdges">
      <path d={path} />
    </svg>
  )
}
