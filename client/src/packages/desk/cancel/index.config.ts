export default definePageConfig({ navigationBarTitleText: '取消会议' })
