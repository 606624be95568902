#include "services/responder/core/lexicon/lexicon.h"

namespace firstline::responder {

const Lexicon& Chinese() {
  static constexpr Lexicon kLexicon = {
      .language = "zh",
      .ask_number = "多少|几个|几次|几台|多大|多高|多重|多贵",
      .ask_duration = "多久|多长时间|几天|几个工作日|多少天|几小时|有效期",
      .ask_time = "什么时候|何时|几点|哪天|截止",
      .ask_how = "怎么|怎样|如何|怎么办",
      .ask_reason = "为什么|为何|什么原因",
      .ask_place = "哪里|哪儿|在哪|何处",
      .ask_person = "谁",
      .ask_definition = "是什么|什么是|什么意思|指的是",
      .ask_choice = "哪个|哪些|哪种|什么类型",
      .amount_words = "最大|最多|最少|上限|价格|费用|运费|数量|大小|比例",
      .question_starts = "怎么|怎样|如何|什么|为什么|哪|谁|多少|几|能否|是否|可以|可不可以|能不能|有没有",
      .joiners = "和|以及|还有|另外",
      .greetings = "你好|您好|嗨|早上好|下午好|晚上好|大家好|请问",
      .thanks = "谢谢|多谢|非常感谢|感谢|好的|太好了|再见|祝你|祝您|辛苦了",
      .closings = "此致|敬礼|祝好|顺祝商祺",
      .resolved = "已解决|解决了|不用了|没事了|找到了|好了",
      .small_talk = "你好吗|您好吗|最近怎么样|你是机器人|你是真人|你是谁",
      .weak_words =
          "请问 需要 想要 知道 告诉 帮助 帮我 问题 一下 可以 怎么 怎样 如何 什么 多少 几个 是多 我想 您好 你好 谢谢 能不 了怎 么重 么办 么样 哪里 吗 我的 你们 能否",
      .synonyms =
          "费用 价格 运费 收费|送达 到达 送货 配送|取消 退订|删除 注销|更改 修改 变更|购买 下单|退款 退钱|退货 退回|密码|保修 质保|发票 账单|重置 找回|付款 支付|免费",
      .dangling = "它|他|她|这|那|该|此|因此|所以|但是|然而|此外|另外|否则|然后|之后|同时|而且|并且|例如",
      .navigation = "更多信息|详情请|请参阅|参见|点击此处|了解更多",
      .pointers = "请参阅|参见|了解更多|更多信息",
      .conditions = "如果|若|当",
      .asks_after = "之后|以后|后|已经",
      .says_after = "之后|以后|后|已经|已|一旦|内",
      .asks_before = "之前|以前|前",
      .says_before = "之前|以前|前|提前|截至",
      .purpose_starts = "要|如需|若要|想要",
      .step_starts = "要|请|打开|点击|选择|按|进入|输入|登录|下载|等待|连接|首先|在|您可以|你可以|如需",
      .time_units = "秒|分钟|小时|天|日|周|星期|个月|月|年|工作日",
      .time_words = "周一|周二|周三|周四|周五|周六|周日|立即|马上|今天|明天|之前|之后|以内",
      .reason_words = "因为|由于|原因|意味着|表示|以便",
      .number_words = "一|二|两|三|四|五|六|七|八|九|十|百|千|万|亿|无限",
      .defining_words = "是|指|表示|意味着|用于",
  };
  return kLexicon;
}

}  // namespace firstline::responder
