import { useUpdate } from 'client/platform/device/updates'
import { Notice } from 'client/ui/card'

/** A newer version waits for a moment that suits the reader; what he has typed elsewhere is kept. */
export function UpdateNotice() {
  const restart = useUpdate()
  return restart ? <Notice tone="brand" says="新版本已备好。" way={{ says: '重启更新', onTap: restart }} /> : null
}
