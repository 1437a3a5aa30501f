import { Button } from 'client/ui/form/button'
import { Card, Notice } from 'client/ui/card'
import { View } from 'client/ui/host/host'
import type { Way } from 'client/ui/frame/screen'
import type { ReactNode } from 'react'

/** After an act: what has happened, and where to go from here. */
export const Done = ({ says, children, ways }: { says: string; children?: ReactNode; ways: readonly Way[] }) => (
  <>
    <Notice tone="ok" says={<View className="strong">{says}</View>} />
    {children && <Card>{children}</Card>}
    {ways.map((way) => (
      <Button key={way.says} {...way} />
    ))}
  </>
)
