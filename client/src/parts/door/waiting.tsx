import { keptScans } from 'client/platform/device/kept-scans'
import { Button } from 'client/ui/form/button'
import { Notice } from 'client/ui/card'
import { openScanned } from './places'

/** A scan that has not reached the cloud: said where people look first, with the way to send it. */
export function WaitingScan() {
  const [code] = keptScans.list()
  if (code === undefined) return null
  return (
    <>
      <Notice tone="warn" says="您扫的签到码还没有送达平台，现在不算签到。" />
      <Button kind="main" says="补传签到码" onTap={() => openScanned(code)} />
    </>
  )
}
