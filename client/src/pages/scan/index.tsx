import { openScanned, scanNow, take } from 'client/parts/door/places'
import { withWayOut } from 'client/parts/gate'
import { bindInstead, signInInstead } from 'client/parts/places'
import { useMe } from 'client/parts/me'
import { keptScans } from 'client/platform/device/kept-scans'
import { canScan } from 'client/platform/device/scan'
import { goToSignIn, useQueryText, useShown } from 'client/platform/navigate'
import { Card } from 'client/ui/card'
import { Field } from 'client/ui/form/field'
import { Screen, type Stage } from 'client/ui/frame/screen'
import { View } from 'client/ui/host/host'
import { List } from 'client/ui/list'
import { useEffect, useState } from 'react'
import { linkScene, readLink } from 'shared/kernel/link'

/** Where a code leads that was scanned outside: WeChat hands over `q` or `scene`, a browser the path of its address. */
export default function Scan() {
  const given = [useQueryText('q'), useQueryText('scene')].find((text) => text !== '') ?? ''
  const link = readLink(given)
  const code = link?.kind === 'checkIn' ? linkScene(link) : undefined
  const joins = link?.kind === 'join' ? link.code : undefined
  const signsIn = link?.kind === 'signIn' ? link.code : undefined
  const asked = useMe()
  const known = asked.is === 'ready' ? asked.value.me !== null : undefined
  const shown = useShown()
  const [typed, setTyped] = useState('')

  useEffect(() => {
    // Kept from now on: whoever must sign in first has scanned all the same.
    if (known === false && code !== undefined) keptScans.keep(code)
    if (known && shown && code !== undefined) openScanned(code)
  }, [known, shown, code])

  // From a letter: on to where the code is filled in, for whoever it may be.
  useEffect(() => {
    if (shown && joins !== undefined) bindInstead(joins)
  }, [shown, joins])

  // From a computer's screen: on to the question; whoever is nobody yet hears there how to become somebody.
  useEffect(() => {
    if (shown && signsIn !== undefined) signInInstead(signsIn)
  }, [shown, signsIn])

  return (
    <Screen
      title={joins !== undefined ? '绑定成员身份' : signsIn !== undefined ? '登录电脑' : '扫码签到'}
      stage={joins !== undefined || signsIn !== undefined ? { is: 'loading' } : known === false ? toSignIn(code !== undefined) : withWayOut(asked)}
      action={() => (canScan ? { says: '扫会场的码', onTap: scanNow } : { says: '签到', onTap: () => take(typed), whyNot: readLink(typed) ? undefined : NOT_YET })}
    >
      {() => (
        <>
          <Card title={given === '' || code !== undefined ? '扫会场屏幕上的码' : '这不是签到码'}>
            <View className="para">
              {canScan ? '对准会场屏幕上的码，或会务台上的纸质码。扫到后自动签到。' : '请用手机微信扫会场屏幕上的码。也可以把屏幕上的地址填在下面。'}
            </View>
          </Card>
          {!canScan && (
            <List>
              <Field label="签到地址" value={typed} onInput={setTyped} maxLength={300} placeholder="粘贴或输入" onConfirm={() => readLink(typed) && take(typed)} />
            </List>
          )}
        </>
      )}
    </Screen>
  )
}

const NOT_YET = '请先填写屏幕上的签到地址'

const toSignIn = (scanned: boolean): Stage<never> => ({
  is: 'refused',
  message: scanned ? '签到码已经记下。请先登录或绑定身份，然后自动回到这里签到。' : '请先登录或绑定身份，再签到。',
  way: { says: '去登录或绑定身份', onTap: goToSignIn },
})
