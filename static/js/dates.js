// Beside each date of the admin a calendar opens. When one leaves the field, it closes; but it also replaced
// what it could not read by the present hour, and said nothing. Now it closes only: the form refuses what it
// cannot read, and says how to write it.
(() => {
  const $ = window.jQuery;
  $.fn.datetimepicker.defaults.validateOnBlur = false;
  $(document).on("focusout", "input", (event) => {
    if ($(event.target).data("xdsoft_datetimepicker")) $(event.target).datetimepicker("hide");
  });
})();
