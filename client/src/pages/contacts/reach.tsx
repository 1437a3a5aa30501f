import { Problem } from 'client/parts/problem'
import { useCommand } from 'client/platform/cloud/command'
import type { Answer } from 'client/platform/cloud/line'
import { saveContact, savesInTapOnly } from 'client/platform/device/contact'
import { dial } from 'client/platform/device/reach'
import { Button, LinkTap } from 'client/ui/form/button'
import { View } from 'client/ui/host/host'
import { useState } from 'react'
import { revealPhone } from 'shared/person/contacts'
import type { Purpose } from 'shared/person/contacts-model'
import type { Entry } from './book'

/** The ways to reach somebody. The number stays masked until one of them is taken, which is kept on record. */
export function Reach({ entry, mine }: { entry: Entry; mine: boolean }) {
  const asking = useCommand(revealPhone)
  const [answer, setAnswer] = useState<Answer<{ phone: string }>>()
  const [asksAgain, setAsksAgain] = useState(false)
  const phone = answer?.kind === 'accepted' ? answer.value.phone : undefined
  const { personId, name, unitName, title } = entry

  function act(purpose: Purpose, number: string) {
    if (purpose === 'call') dial(number)
    if (purpose === 'save') void saveContact({ name, phone: number, unit: unitName, title })
  }

  /** With the number at hand this stays within the tap's own turn, as WeChat wants it for saving. */
  function reach(purpose: Purpose): void {
    if (phone === undefined) void ask(purpose)
    else act(purpose, phone)
  }

  async function ask(purpose: Purpose): Promise<void> {
    const heard = await asking.run({ personId, purpose })
    if (!heard) return
    const tapAgain = purpose === 'save' && savesInTapOnly
    setAnswer(heard)
    setAsksAgain(tapAgain)
    if (heard.kind === 'accepted' && !tapAgain) act(purpose, heard.value.phone)
  }

  if (mine) return <View className="reach soft">这是您本人。您的资料和谁查看过您的电话，在「我的」里的「隐私与账号」。</View>
  if (entry.phone === '') return <View className="reach soft">名册上没有登记电话，请联系秘书处补上。</View>
  return (
    <View className="reach">
      <View className="reach__head">
        <View className="reach__number">{phone ?? entry.phone}</View>
        {phone === undefined && !asking.busy && <LinkTap says="显示号码" label={`显示${name}的号码`} onTap={() => reach('show')} />}
      </View>
      <Problem answer={answer} />
      <View className="reach__ways">
        <Button kind="main" says="打电话" onTap={() => reach('call')} busy={asking.busy} />
        <Button says={asksAgain && phone !== undefined ? '再点一下，存入手机' : '存入手机'} onTap={() => reach('save')} busy={asking.busy} />
      </View>
      <View className="soft">查看完整号码会留下记录，对方看得到。</View>
    </View>
  )
}
