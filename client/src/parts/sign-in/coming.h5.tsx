import { Card } from 'client/ui/card'
import { View } from 'client/ui/host/host'

/** As high as the code, so that nothing below moves when it comes. */
export const Coming = () => (
  <Card title="用手机确认登录">
    <View style={{ height: '232px' }} role="status" label="正在取登录码" />
  </Card>
)
