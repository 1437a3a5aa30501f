import { Qr } from 'client/parts/door/qr'
import { addressOf } from 'client/platform/device/page'
import { linkPath, linkScene } from 'shared/kernel/link'

/** The address at which the code is filled in already. */
export function Picture({ code, name }: { code: string; name: string }) {
  const link = { kind: 'join', code } as const
  return (
    <div className="letter__qr">
      <Qr text={addressOf({ path: linkPath(link), scene: linkScene(link) })} label={`${name}的邀请码`} />
    </div>
  )
}
