export default definePageConfig({ navigationBarTitleText: '拟会议' })
