import { openLetters } from 'client/parts/desk/desk-places'
import { OnDuty } from 'client/parts/desk/duty'
import { withWayOut } from 'client/parts/gate'
import { Problem } from 'client/parts/problem'
import { matches } from 'client/parts/search'
import { useCommand } from 'client/platform/cloud/command'
import type { Answer } from 'client/platform/cloud/line'
import { useQuery } from 'client/platform/cloud/query'
import { confirm } from 'client/platform/device/ask'
import { toTop } from 'client/platform/navigate'
import { Notice } from 'client/ui/card'
import { Button } from 'client/ui/form/button'
import { SearchBar, Tabs } from 'client/ui/form/filter'
import { Screen } from 'client/ui/frame/screen'
import { View } from 'client/ui/host/host'
import { Cell, List } from 'client/ui/list'
import { useState } from 'react'
import { board, type BoardRow, invite } from 'shared/identity/operations'
import { Row } from './row'

const NOTHING = {}
/** So many at once keep the page quick on a phone. */
const SHOWN = 30
/** As many as one order takes. */
const MOST = 300

type ListName = 'open' | 'bound' | 'all'

const isBound = ({ bound }: BoardRow): boolean => bound.wx || bound.tcb
const IN: Record<ListName, (row: BoardRow) => boolean> = { open: (row) => !isBound(row), bound: isBound, all: () => true }
const NONE: Record<ListName, string> = {
  open: '名册上的人都已绑定。',
  bound: '还没有人绑定。先给大家发邀请码，再打印邀请信或单独转发。',
  all: '名册还是空的。先导入名册，再发邀请码。',
}

/** Who has joined and who has not, unit by unit, and the codes for those who have not. */
export default function Invitations() {
  return (
    <OnDuty needs="administer" title="邀请与绑定">
      <Board />
    </OnDuty>
  )
}

function Board() {
  const asked = useQuery(board, NOTHING)
  const { run, busy } = useCommand(invite, asked.refresh)
  const [answer, setAnswer] = useState<Answer<unknown>>()
  const [said, setSaid] = useState('')
  const [list, setList] = useState<ListName>('open')
  const [typed, setTyped] = useState('')
  const [shown, setShown] = useState(SHOWN)
  const [opened, setOpened] = useState<string>()

  async function inviteAll(rows: readonly BoardRow[]) {
    const follows = `每人一个邀请码，14 天内有效，只能用一次。原来没用过的码作废。然后打印邀请信，或逐个转发给本人。`
    if (!(await confirm({ title: `给 ${rows.length} 人发邀请码`, follows, yes: '发邀请码' }))) return
    const heard = await run({ personIds: rows.map(({ personId }) => personId) })
    setAnswer(heard)
    toTop()
    if (heard?.kind === 'accepted') setSaid(`已给 ${heard.value.invited} 人发了邀请码，可以打印邀请信了`)
  }

  function done(says: string) {
    setSaid(says)
    setOpened(undefined)
  }

  return (
    <Screen
      title="邀请与绑定"
      stage={withWayOut(asked)}
      action={({ persons }) => {
        const wanting = persons.filter((row) => !isBound(row) && row.invitation.state !== 'open').slice(0, MOST)
        return wanting.length > 0 ? { says: `给 ${wanting.length} 人发邀请码`, busy, onTap: () => void inviteAll(wanting) } : undefined
      }}
    >
      {({ persons, administrators }) => {
        const invited = persons.filter(({ invitation }) => invitation.state === 'open')
        const found = persons.filter((row) => (typed.trim() === '' ? IN[list](row) : matches(row, typed)))
        const seen = [...found].sort((a, b) => (a.unitName === b.unitName ? 0 : a.unitName < b.unitName ? -1 : 1)).slice(0, shown)
        const tab = (value: ListName, says: string) => ({ value, label: `${says} ${persons.filter(IN[value]).length} 人` })
        return (
          <>
            <Problem answer={answer} before="没有发出。" />
            {said && <Notice tone="ok" says={said} />}
            {administrators < 2 && (
              <Notice tone="warn" says="现在只有一位能管理名册和设置。他不在或换了手机，就没有人能发邀请码。请让第二位管理员（秘书长或秘书处的人）尽快绑定。" />
            )}
            {invited.length > 0 && (
              <List>
                <Cell title={`打印邀请信，共 ${invited.length} 封`} note="一人一页，也可以复制文字转发" onTap={() => openLetters()} />
              </List>
            )}
            <SearchBar value={typed} onInput={setTyped} placeholder="姓名、拼音、首字母或单位" label="在名册中查找" />
            <Tabs
              label="名单分类"
              options={[tab('open', '未绑定'), tab('bound', '已绑定'), tab('all', '全部')]}
              value={list}
              onChoose={(value) => {
                setList(value)
                setTyped('')
                setShown(SHOWN)
              }}
            />
            {[...new Set(seen.map(({ unitName }) => unitName))].map((unitName) => (
              <List key={unitName} title={unitName}>
                {seen
                  .filter((row) => row.unitName === unitName)
                  .map((row) => (
                    <Row
                      key={row.personId}
                      row={row}
                      isOpen={opened === row.personId}
                      onOpen={() => setOpened(opened === row.personId ? undefined : row.personId)}
                      refresh={asked.refresh}
                      onDone={done}
                    />
                  ))}
              </List>
            ))}
            {found.length === 0 && (
              <View className="message__text" role="status">
                {typed.trim() === '' ? NONE[list] : `名册里没有“${typed.trim()}”。`}
              </View>
            )}
            {found.length > shown && <Button says={`再显示 ${Math.min(SHOWN, found.length - shown)} 人`} onTap={() => setShown(shown + SHOWN)} />}
          </>
        )
      }}
    </Screen>
  )
}
