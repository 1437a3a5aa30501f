export default definePageConfig({ navigationBarTitleText: '查看申请' })
