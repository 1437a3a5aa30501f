import { withWayOut } from 'client/parts/gate'
import { openBank, openConsents, openRequests } from 'client/parts/talent/places'
import { useQuery } from 'client/platform/cloud/query'
import { Badge, Count } from 'client/ui/card'
import { Screen } from 'client/ui/frame/screen'
import { Cell, List } from 'client/ui/list'
import { banks } from 'shared/talent/banks'
import { type BanksPage, readBanks } from 'shared/talent/operations'

const NOTHING = {}

/** The four banks, and what of them the own unit has to do. */
export default function Banks() {
  const asked = useQuery(readBanks, NOTHING)
  return (
    <Screen title="人才库" stage={withWayOut(asked)}>
      {(page) => (
        <>
          <List title="查人才、查需求">
            {page.banks.map(({ bank }) => (
              <Cell key={bank} title={banks[bank].name} note={banks[bank].says} onTap={() => openBank(bank)} />
            ))}
          </List>
          <Own page={page} />
          <List title="学生身份与个人同意">
            <Cell
              title="查看申请"
              note="我提出的，要我们答复的"
              value={<Count of={page.toAnswer} label={`${page.toAnswer} 件待答复`} />}
              onTap={openRequests}
            />
            <Cell title="关于我的条目" note="同意了什么、到何时，随时可以撤回" onTap={openConsents} />
          </List>
        </>
      )}
    </Screen>
  )
}

function Own({ page }: { page: BanksPage }) {
  const kept = page.banks.flatMap(({ bank, own }) => (own ? [{ bank, ...own }] : []))
  if (kept.length === 0) return null
  return (
    <List title="本单位登记的" hint="每月确认一次。太久没有确认的，别人看不到，内容都还在。">
      {kept.map(({ bank, total, stale, hidden }) => (
        <Cell
          key={bank}
          title={banks[bank].name}
          note={total === 0 ? '还没有登记' : hidden > 0 ? `在用 ${total} 条，其中 ${hidden} 条久未确认，已不显示` : `在用 ${total} 条`}
          value={stale + hidden > 0 ? <Badge tone="warn" says={`${stale + hidden} 条该确认`} /> : total > 0 ? <Badge tone="ok" says="都是新的" /> : undefined}
          onTap={() => openBank(bank, 'own')}
        />
      ))}
    </List>
  )
}
