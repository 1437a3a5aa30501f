import { openFixedCode, openProjector, openSheets } from 'client/parts/door/places'
import { Problem } from 'client/parts/problem'
import { useCommand } from 'client/platform/cloud/command'
import type { Answer } from 'client/platform/cloud/line'
import { confirm } from 'client/platform/device/ask'
import { Card } from 'client/ui/card'
import { Button } from 'client/ui/form/button'
import { ToggleField } from 'client/ui/form/field'
import { View } from 'client/ui/host/host'
import { Cell, List } from 'client/ui/list'
import { useState } from 'react'
import type { BoardView } from 'shared/attendance/operations'
import { clock } from 'shared/kernel/time'
import { setDoor } from 'shared/meeting/operations'

/** The code on the screen, the one on paper, and whether scans wait for the desk. */
export function DoorCard({ board: { meetingId, door, sheets }, refresh }: { board: BoardView; refresh: () => Promise<unknown> }) {
  const { run, busy } = useCommand(setDoor, refresh)
  const [answer, setAnswer] = useState<Answer<unknown>>()

  async function change(to: Partial<BoardView['door']>, follows: string) {
    if (!(await confirm({ title: '签到方式', follows, yes: '就这样改' }))) return
    const heard = await run({ meetingId, ...door, ...to })
    setAnswer(heard)
  }

  return (
    <>
      <Problem answer={answer} />
      <Button says="打开签到投屏" onTap={() => openProjector(meetingId)} />
      <List title="扫码签到" hint="每次改动都记入会议经过，随到会结果留存。">
        <ToggleField
          label="逐一确认"
          hint="会议同时在远程屏幕上时打开：扫码先待确认，看到本人在场才计入"
          on={door.shared}
          disabled={busy}
          onToggle={(shared) =>
            void change({ shared }, shared ? '打开后，每次扫码都要会务确认本人在会场，才计入到会。' : '关闭后，扫屏幕上的码当场计入到会。')
          }
        />
        <ToggleField
          label="纸质签到码"
          hint="投屏不便时使用；码不随时间变化，须有人看着"
          on={door.fixed}
          disabled={busy}
          onToggle={(fixed) => void change({ fixed }, fixed ? '启用后，扫打印出来的码也能签到，拍下来转发的也能扫。' : '停用后，打印出来的码不能再签到。')}
        />
      </List>
      {door.fixed && <Button says="打印纸质签到码" onTap={() => openFixedCode(meetingId)} />}
      <List>
        <Cell title="纸质签到表" note={paperSays(sheets)} onTap={() => openSheets(meetingId)} />
      </List>
    </>
  )
}

function paperSays({ waiting, rejected }: BoardView['sheets']): string {
  const open = [waiting > 0 && `${waiting} 份待确认`, rejected > 0 && `${rejected} 份退回待改`].filter(Boolean)
  return open.length > 0 ? `${open.join('，')}，闭会后不能再确认` : '扫不了码时，按签了字的纸表补录，两人核对'
}

/** As many as a glance takes in; the latest come first. */
const SHOWN = 12

/** Scans that came to nothing, with the person and the reason: whoever stands at the desk and says that it does not work. */
export const Failures = ({ failures }: { failures: BoardView['failures'] }) => (
  <Card title="没有扫成">
    {failures.slice(0, SHOWN).map(({ at, personId, name, code, says, times }) => (
      <View key={`${personId} ${code}`} className="entry">
        <View className="entry__name">{name}</View>
        <View className="entry__unit">{times > 1 ? `${says}（${times} 次）` : says}</View>
        <View className="entry__when">{clock(at)}</View>
      </View>
    ))}
    {failures.length > SHOWN && <View className="soft">另有 {failures.length - SHOWN} 条较早的。</View>}
  </Card>
)
